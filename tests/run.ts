import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm test`: everything that must hold, in the order in which it fails fastest, and one closing
 * line that counts it all. Each check is a real program; its own report is what is counted.
 */
const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, 'test-results/reports');
const bin = (path: string) => join(ROOT, 'node_modules', path);

type Counts = { passed: number; failed: number };
type Stage = {
  title: string;
  args: string[];
  environment?: Record<string, string>;
  /** Reads the stage's own report; a stage without one counts as one check. */
  count?: () => Counts;
};

const unitReport = join(REPORTS, 'unit.json');
const componentReport = join(REPORTS, 'components.json');
const integrationReport = join(REPORTS, 'integration.json');
const faultReport = join(REPORTS, 'faults.json');
const e2eReport = join(REPORTS, 'e2e.json');

const vitest = (title: string, project: string, report: string): Stage => ({
  title,
  args: [
    '--disable-warning=TimeoutNegativeWarning',
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  count: () => countVitest(report),
});

const STAGES: Stage[] = [
  {
    title: 'format, lint and import rules',
    args: [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'],
  },
  { title: 'types', args: [bin('typescript/bin/tsc')] },
  { title: 'dead exports', args: [bin('knip/bin/knip.js')] },
  vitest('unit tests', 'unit', unitReport),
  vitest('component tests', 'browser', componentReport),
  { title: 'build of the page', args: ['server/commands/setup.mjs', '--build'] },
  vitest('integration tests', 'integration', integrationReport),
  {
    title: 'fault run',
    args: [
      '--disable-warning=TimeoutNegativeWarning',
      'tests/faults/run.ts',
      `--report=${faultReport}`,
    ],
    count: () => JSON.parse(readFileSync(faultReport, 'utf8')) as Counts,
  },
  {
    title: 'end-to-end tests',
    args: [
      '--disable-warning=TimeoutNegativeWarning',
      bin('@playwright/test/cli.js'),
      'test',
      '--config',
      'tests/playwright.config.ts',
      '--reporter=list,json',
    ],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport },
    count: () => countPlaywright(e2eReport),
  },
];

function countVitest(report: string): Counts {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright(report: string): Counts {
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

async function runStage(stage: Stage): Promise<Counts> {
  console.log(`\n── ${stage.title}`);
  const began = performance.now();
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, stage.args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...stage.environment },
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const counts = countOf(stage, exitCode);
  console.log(`── ${stage.title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
  return counts;
}

/** A stage that failed without counting a failure (it crashed, it ran nothing) is a failure itself. */
function countOf(stage: Stage, exitCode: number | null): Counts {
  const alone = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  if (stage.count === undefined) return alone;
  try {
    const counts = stage.count();
    if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1 }; // It ended before it wrote its report.
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const total: Counts = { passed: 0, failed: 0 };
for (const stage of STAGES) {
  const { passed, failed } = await runStage(stage);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

import { parseEnv } from 'node:util';
import { parseProperties } from '#server/config/client-properties.ts';
import { SETTINGS, type Setting, type SettingName } from '#server/config/settings.ts';

export type Sources = {
  environment: Readonly<Record<string, string | undefined>>;
  envFile: string | undefined;
  propertiesFile: string | undefined;
};

/** A setting's text, and where it stands, so that a problem with it can say where to look. */
export type Entry = { text: string; where: string };
export type Gathered = {
  entries: Map<SettingName, Entry>;
  problems: string[];
  warnings: string[];
};

const NAMES = Object.keys(SETTINGS) as SettingName[];
const byVariable = new Map<string, SettingName>();
const byProperty = new Map<string, SettingName>();
for (const name of NAMES) {
  const setting: Setting = SETTINGS[name];
  if (setting.variable !== undefined) byVariable.set(setting.variable, name);
  for (const property of setting.properties) byProperty.set(property, name);
}

/** Collects what the three sources say; the environment wins over .env, and both over the file. */
export function gather(sources: Sources): Gathered {
  const gathered: Gathered = { entries: new Map(), problems: [], warnings: [] };
  fromProperties(sources.propertiesFile ?? '', gathered);
  fromEnvFile(sources.envFile ?? '', gathered);
  fromEnvironment(sources.environment, gathered);
  return gathered;
}

function fromProperties(text: string, { entries, problems, warnings }: Gathered): void {
  const parsed = parseProperties(text);
  problems.push(...parsed.problems.map((problem) => `client.properties ${problem}`));
  for (const { line, name, value } of parsed.entries) {
    const setting = byProperty.get(name);
    const where = `client.properties line ${line} (${name})`;
    if (setting === undefined) warnings.push(`${where} is not known to Gelo and was ignored`);
    else entries.set(setting, { text: value, where });
  }
}

function fromEnvFile(text: string, { entries, warnings }: Gathered): void {
  for (const [variable, value] of Object.entries(parseEnv(text))) {
    const setting = byVariable.get(variable);
    if (setting === undefined) {
      warnings.push(`${variable} in .env is not known to Gelo and was ignored${meant(variable)}`);
    } else if (value !== undefined && value.trim() !== '') {
      entries.set(setting, { text: value.trim(), where: `${variable} (in .env)` });
    }
  }
}

function fromEnvironment(
  environment: Sources['environment'],
  { entries, warnings }: Gathered,
): void {
  for (const [variable, value] of Object.entries(environment)) {
    const setting = byVariable.get(variable);
    if (setting !== undefined) {
      if (value?.trim()) entries.set(setting, { text: value.trim(), where: variable });
    } else if (meant(variable) !== '') {
      warnings.push(`${variable} is not known to Gelo and was ignored${meant(variable)}`);
    }
  }
}

/** The environment is full of other programs' names: only a near miss of a long name of ours is worth a word. */
function meant(variable: string): string {
  const near = [...byVariable.keys()].find(
    (known) => known.length >= 7 && known !== variable && isNear(known, variable.toUpperCase()),
  );
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 3) <= 2;
}

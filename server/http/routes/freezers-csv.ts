import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  freezersCsvQuery,
  type ImportReport,
  importQuery,
  importReport,
  MOST_LISTED,
} from '#lib/api/freezers-csv.ts';
import type { ImportFault } from '#lib/freezer/csv/faults.ts';
import { type ImportPlan, planImport } from '#lib/freezer/csv/plan.ts';
import { freezersCsvHeader, freezersCsvRow } from '#lib/freezer/csv/write.ts';
import { textOfBytes } from '#lib/reading/text-of-bytes.ts';
import { type HeldSettings, withProfileName } from '#lib/settings/held.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { changing, createRouter, json, refusals } from '#server/http/router.ts';
import { translator } from '#server/http/translate.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Freezers'];
const csv = { 'text/csv': { schema: z.string() } };

const take = createRoute({
  method: 'get',
  path: '/api/freezers.csv',
  tags,
  summary: 'Gives all freezers with what each has of its own, as a file for spreadsheets.',
  request: { query: freezersCsvQuery },
  responses: { 200: { description: 'The freezers.', content: csv }, ...problems(400, 503) },
});

const give = createRoute({
  method: 'post',
  path: '/api/freezers.csv',
  tags,
  summary: 'Takes such a file: all of it or nothing. Columns that it has not stay as they are.',
  ...changing,
  request: { query: importQuery, body: { required: true, content: csv } },
  responses: {
    200: json(importReport, 'What it changed, or would.'),
    ...refusals,
    ...problems(409, 422),
  },
});

export function freezersCsvRoutes({ stores }: { stores: Pick<Stores, 'manySettings'> }) {
  const { held, save } = stores.manySettings;
  const router = createRouter();
  router.openapi(take, async (context) => {
    const { locale } = context.req.valid('query');
    const { freezers } = await held();
    const rows = [...freezers].toSorted(byKey).map(([id, settings]) => ({ id, ...settings }));
    const mark = locale === 'pt-BR' ? '\ufeff' : '';
    const text =
      mark + freezersCsvHeader(locale) + rows.map((row) => freezersCsvRow(row, locale)).join('');
    return context.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="gelo-freezers.csv"',
    });
  });

  router.openapi(give, async (context) => {
    const { dry, revision } = context.req.valid('query');
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'text/csv') throw new ProblemError(415, SEND_CSV);
    const text = textOfBytes(new Uint8Array(await context.req.arrayBuffer()));
    if (dry === 'true') {
      const now = await held();
      return context.json(reportOf(planImport(text, now), now, false), 200);
    }
    let report: ImportReport | undefined;
    await save(context.var.person, (now) => {
      if (revision !== undefined && revision !== now.revision) throw changedSince();
      const plan = planImport(text, now);
      if (plan.faults.length > 0) throw unfit(plan.faults);
      report = reportOf(plan, now, true);
      return plan.changes;
    });
    if (report === undefined) throw new Error('nothing was decided about a file');
    return context.json(report, 200);
  });
  return router;
}

const SEND_CSV = 'Send the file as it is, with content-type: text/csv.';

function changedSince(): ProblemError {
  const detail =
    'Nothing was changed: settings were changed since this was looked at. Look at what the file would change now, and send it again.';
  return new ProblemError(409, detail);
}

function unfit(faults: readonly ImportFault[]): ProblemError {
  const t = translator('en');
  const errors = faults.slice(0, MOST_LISTED).map(({ line, column, fault, text }) => ({
    path: column === null ? `line ${line}` : `line ${line}, column ${column}`,
    message: t(`freezersAdmin.import.fault.${fault}`, { text }),
  }));
  const [first] = errors;
  const detail = `Nothing was changed, as the file is not right: ${first?.path}: ${first?.message} (${faults.length} in all). Correct it and send it again.`;
  return new ProblemError(422, detail, { errors });
}

function reportOf(plan: ImportPlan, held: HeldSettings, applied: boolean): ImportReport {
  const { rows, changes, faults } = plan;
  return {
    ...{ applied, revision: held.revision, rows },
    changed: changes.length,
    changes: changes.slice(0, MOST_LISTED).map(({ id, line, before, after }) => ({
      ...{ id, line },
      before: withProfileName(before, held),
      after: withProfileName(after, held),
    })),
    faulty: faults.length,
    faults: faults.slice(0, MOST_LISTED),
  };
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AlarmAction } from '#lib/alarm/act.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import {
  type ALARM_STATES,
  alarmList,
  alarmQuery,
  alarmView,
  commentRequest,
  noteRequest,
  shelfRequest,
} from '#lib/api/alarms.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { changing, createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import type { ActResult, AlarmFilter } from '#server/store/alarm-store.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Alarms'];
const params = z.object({ id: z.coerce.number().int().min(1) });

const list = createRoute({
  method: 'get',
  path: '/api/alarms',
  tags,
  summary:
    'Lists alarms, the newest first; those that are not closed unless asked for others. A warning is listed beside the alarm of a limit that leads it.',
  request: { query: alarmQuery },
  responses: { 200: json(alarmList, 'The alarms.'), ...problems(400, 503) },
});

const one = createRoute({
  method: 'get',
  path: '/api/alarms/{id}',
  tags,
  summary: 'Shows one alarm.',
  request: { params },
  responses: { 200: json(alarmView, 'The alarm.'), ...problems(400, 404, 503) },
});

/** What people do to alarms differs in its name and in what it takes. */
function action<Verb extends string, Body extends z.ZodType>(
  verb: Verb,
  body: Body,
  summary: string,
) {
  return createRoute({
    method: 'post',
    path: `/api/alarms/{id}/${verb}`,
    tags,
    summary,
    ...changing,
    request: { params, body: jsonBody(body) },
    responses: {
      200: json(alarmView, 'The alarm as it stands now.'),
      ...refusals,
      ...problems(404, 409),
    },
  });
}

const WITH_WARNING = 'So it does with the warning that an alarm of a limit leads.';
const ACKNOWLEDGE = `Says that somebody knows of the alarm; one that has returned closes. ${WITH_WARNING}`;
const acknowledge = action('acknowledge', noteRequest, ACKNOWLEDGE);
const ack = action('ack', noteRequest, `${ACKNOWLEDGE} The same as acknowledge.`);
const shelve = action(
  'shelve',
  shelfRequest,
  `Keeps the alarm quiet for some minutes. ${WITH_WARNING}`,
);
const unshelve = action('unshelve', noteRequest, `Ends the quiet before its time. ${WITH_WARNING}`);
const comment = action('comment', commentRequest, 'Adds a note, also to an alarm that is closed.');

export function alarmRoutes(deps: { stores: Pick<Stores, 'alarms'>; now: () => number }) {
  const { now } = deps;
  const store = deps.stores.alarms;
  const act = async (id: number, action: AlarmAction): Promise<AlarmView> => {
    const acted = await store.act(id, action);
    if (!acted.ok) throw refusal(id, acted.why);
    return acted.alarm;
  };

  const router = createRouter();
  router.openapi(list, async (context) => {
    const { state, freezer, kind, from, to, before, limit } = context.req.valid('query');
    const filter = { ...filterOf(state), limit };
    if (freezer !== undefined) filter.freezer = freezer;
    if (kind !== undefined) filter.kind = kind;
    if (from !== undefined) filter.onAfter = from;
    if (to !== undefined) filter.begunBefore = to;
    if (before !== undefined) filter.before = before;
    return context.json({ alarms: await store.list(filter) }, 200);
  });
  router.openapi(one, async (context) => {
    const { id } = context.req.valid('param');
    const alarm = await store.find(id);
    if (alarm === undefined) throw refusal(id, 'unknown');
    return context.json(alarm, 200);
  });

  for (const route of [acknowledge, ack]) {
    router.openapi(route, async (context) => {
      const done = { action: 'acknowledge', by: context.var.person, at: now() } as const;
      const { note } = context.req.valid('json');
      return context.json(await act(context.req.valid('param').id, { ...done, note }), 200);
    });
  }
  router.openapi(shelve, async (context) => {
    const { minutes, note } = context.req.valid('json');
    const at = now();
    const done = { action: 'shelve', by: context.var.person, at } as const;
    const until = at + minutes * MINUTE_MS;
    return context.json(await act(context.req.valid('param').id, { ...done, note, until }), 200);
  });
  router.openapi(unshelve, async (context) => {
    const done = { action: 'unshelve', by: context.var.person, at: now() } as const;
    const { note } = context.req.valid('json');
    return context.json(await act(context.req.valid('param').id, { ...done, note }), 200);
  });
  router.openapi(comment, async (context) => {
    const done = { action: 'comment', by: context.var.person, at: now() } as const;
    const { note } = context.req.valid('json');
    return context.json(await act(context.req.valid('param').id, { ...done, note }), 200);
  });
  return router;
}

function filterOf(state: (typeof ALARM_STATES)[number]): AlarmFilter {
  switch (state) {
    case 'all':
      return {};
    case 'open':
      return { open: true };
    case 'closed':
      return { open: false };
    default:
      return { standings: [state] };
  }
}

function refusal(id: number, why: (ActResult & { ok: false })['why']): ProblemError {
  switch (why) {
    case 'unknown':
      return new ProblemError(
        404,
        `There is no alarm ${id}. GET /api/alarms?state=all lists them.`,
      );
    case 'closed':
      return new ProblemError(
        409,
        `Alarm ${id} is closed: it returned and was acknowledged. Only a comment can be added to it.`,
      );
    case 'acknowledged-before':
      return new ProblemError(
        409,
        `Alarm ${id} was acknowledged before; GET /api/alarms/${id} says by whom. Add a comment instead.`,
      );
    case 'not-shelved':
      return new ProblemError(409, `Alarm ${id} is not shelved, so there is nothing to end.`);
  }
}

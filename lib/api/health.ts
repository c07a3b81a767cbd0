import { z } from 'zod';
import { PART_NAMES } from '#lib/health/parts.ts';

export const aliveView = z.object({ status: z.literal('alive') });

const part = z.discriminatedUnion('status', [
  z.object({ status: z.literal('up') }),
  z
    .object({ status: z.literal('behind'), since: z.number(), messages: z.number() })
    .meta({ description: 'It has yet to catch up, but moves on.' }),
  z.object({ status: z.literal('down'), since: z.number(), reason: z.string() }),
]);

export const readyView = z
  .object({ status: z.enum(['ready', 'degraded']), parts: z.record(z.enum(PART_NAMES), part) })
  .meta({ id: 'Readiness' });

import { fleet } from '#lib/messages/en/fleet.ts';
import { house } from '#lib/messages/en/house.ts';
import { wall } from '#lib/messages/en/wall.ts';

export const en = { ...house, ...fleet, ...wall };

/** The shape that every language must fill: a text left out does not compile. */
export type Messages = typeof en;

import type { Messages } from '#lib/messages/en.ts';
import { fleet } from '#lib/messages/pt-br/fleet.ts';
import { house } from '#lib/messages/pt-br/house.ts';
import { wall } from '#lib/messages/pt-br/wall.ts';

export const ptBr: Messages = { ...house, ...fleet, ...wall };

import type { Messages } from '#lib/messages/en.ts';
import { alarms } from '#lib/messages/pt-br/alarms.ts';
import { alerting } from '#lib/messages/pt-br/alerting.ts';
import { chart } from '#lib/messages/pt-br/chart.ts';
import { fleet } from '#lib/messages/pt-br/fleet.ts';
import { freezerPage } from '#lib/messages/pt-br/freezer-page.ts';
import { freezerSettingWords } from '#lib/messages/pt-br/freezer-settings.ts';
import { house } from '#lib/messages/pt-br/house.ts';
import { session } from '#lib/messages/pt-br/session.ts';
import { wall } from '#lib/messages/pt-br/wall.ts';

export const ptBr: Messages = {
  ...house,
  ...fleet,
  ...alarms,
  ...alerting,
  ...freezerPage,
  ...chart,
  ...freezerSettingWords,
  ...session,
  ...wall,
};

import { alarms } from '#lib/messages/en/alarms.ts';
import { alerting } from '#lib/messages/en/alerting.ts';
import { chart } from '#lib/messages/en/chart.ts';
import { fleet } from '#lib/messages/en/fleet.ts';
import { freezerPage } from '#lib/messages/en/freezer-page.ts';
import { freezerSettingWords } from '#lib/messages/en/freezer-settings.ts';
import { house } from '#lib/messages/en/house.ts';
import { session } from '#lib/messages/en/session.ts';
import { wall } from '#lib/messages/en/wall.ts';

export const en = {
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

/** The shape that every language must fill: a text left out does not compile. */
export type Messages = typeof en;

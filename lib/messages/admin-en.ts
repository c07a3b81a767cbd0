import { deliveryAdmin } from '#lib/messages/en/admin/delivery.ts';
import { adminFrame } from '#lib/messages/en/admin/frame.ts';
import { freezersAdmin } from '#lib/messages/en/admin/freezers.ts';
import { integrityAdmin } from '#lib/messages/en/admin/integrity.ts';
import { journalAdmin } from '#lib/messages/en/admin/journal.ts';
import { peopleAdmin } from '#lib/messages/en/admin/people.ts';
import { simulationAdmin } from '#lib/messages/en/admin/simulation.ts';

/** Sent with the pages of the administration only. */
export const adminEn = {
  ...adminFrame,
  ...simulationAdmin,
  ...deliveryAdmin,
  ...integrityAdmin,
  ...freezersAdmin,
  ...journalAdmin,
  ...peopleAdmin,
};

export type AdminMessages = typeof adminEn;

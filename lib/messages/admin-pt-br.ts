import type { AdminMessages } from '#lib/messages/admin-en.ts';
import { deliveryAdmin } from '#lib/messages/pt-br/admin/delivery.ts';
import { adminFrame } from '#lib/messages/pt-br/admin/frame.ts';
import { freezersAdmin } from '#lib/messages/pt-br/admin/freezers.ts';
import { integrityAdmin } from '#lib/messages/pt-br/admin/integrity.ts';
import { journalAdmin } from '#lib/messages/pt-br/admin/journal.ts';
import { peopleAdmin } from '#lib/messages/pt-br/admin/people.ts';
import { simulationAdmin } from '#lib/messages/pt-br/admin/simulation.ts';

/** Sent with the pages of the administration only. */
export const adminPtBr: AdminMessages = {
  ...adminFrame,
  ...simulationAdmin,
  ...deliveryAdmin,
  ...integrityAdmin,
  ...freezersAdmin,
  ...journalAdmin,
  ...peopleAdmin,
};

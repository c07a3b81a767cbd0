import { type AdminMessages, adminEn } from '#lib/messages/admin-en.ts';
import { adminPtBr } from '#lib/messages/admin-pt-br.ts';
import { en, type Messages } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import type { Locale } from '#lib/words/locale.ts';

export const MESSAGES: Record<Locale, Messages> = { en, 'pt-BR': ptBr };
export const ADMIN_MESSAGES: Record<Locale, AdminMessages> = { en: adminEn, 'pt-BR': adminPtBr };

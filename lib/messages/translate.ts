import type { _Translator as Translator } from 'use-intl/core';
import type { AdminMessages } from '#lib/messages/admin-en.ts';
import type { Messages } from '#lib/messages/en.ts';

/** Gives a text in somebody's language: what `useTranslations()` is on a page, and its like on the server. */
export type Translate = Translator<Messages & AdminMessages>;

import type { PhraseLanguage } from '../../phrases.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { Words } from './words.ts';

export const wordsOf: Readonly<Record<PhraseLanguage, Words>> = { en, de, es, pt, it, id, ru };

import { endingOf } from '../file-endings.ts';

/** Returns the name under which a picture is sent that tells nothing of the user: the job's key and the type's ending. */
export function neutralName(key: string, mime: string): string {
  return `${key}.${endingOf(mime) ?? 'bin'}`;
}

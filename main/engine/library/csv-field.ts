import { withGuard } from './formula-guard.ts';

/**
 * Quotes a field of a CSV file (RFC 4180). Text that a spreadsheet would take for a formula is made text; what is
 * unknown is an empty field.
 */
export function csvField(value: string | number | null): string {
  const text = typeof value === 'string' ? withGuard(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

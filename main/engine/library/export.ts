import type { LibraryItem } from '../../../contract/library.ts';
import { csvField } from './csv-field.ts';
import { exportColumns, exportFormat } from './export-columns.ts';

type Row = Record<(typeof exportColumns)[number], string | number | null>;

function rowOf({ remote, ...item }: LibraryItem): Row {
  return {
    uploadedAt: new Date(item.uploadedAt).toISOString(),
    host: item.host,
    id: remote.id,
    link: remote.link,
    page: remote.page,
    deletehash: remote.deletehash,
    name: item.name,
    title: item.title,
    description: item.description,
    tags: (item.tags ?? []).join(', ') || null,
    privacy: item.privacy,
    account: item.account,
    mime: remote.mime,
    bytes: remote.bytes,
    width: remote.width,
    height: remote.height,
    presence: item.presence,
  };
}

export function exportJson(items: readonly LibraryItem[], now: number): string {
  const exportedAt = new Date(now).toISOString();
  return `${JSON.stringify({ format: exportFormat, version: 1, exportedAt, items: items.map(rowOf) }, null, 1)}\n`;
}

/** Formats a CSV: RFC 4180, UTF-8; unknown values are empty fields, and nothing is a formula. */
export function exportCsv(items: readonly LibraryItem[]): string {
  const lines = items.map((item) => {
    const row = rowOf(item);
    return exportColumns.map((column) => csvField(row[column])).join(',');
  });
  return `${[exportColumns.join(','), ...lines].join('\r\n')}\r\n`;
}

import { randomBytes } from 'node:crypto';

/** A form whose last field is a file, as the bytes before and after it. */
export interface Form {
  readonly contentType: string;
  readonly head: Buffer;
  readonly tail: Buffer;
}

export interface FormFile {
  readonly field: string;
  readonly fileName: string;
  readonly mime: string;
}

/**
 * Builds a multipart/form-data body (RFC 7578) around at most one file, which comes last, so that everything about
 * it has arrived before its first byte. Length of the whole: `head`, the file, `tail`.
 */
export function multipartForm(fields: readonly (readonly [string, string])[], file: FormFile | null): Form {
  const boundary = `snapferry-${randomBytes(18).toString('hex')}`;
  const texts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const beforeFile = file
    ? `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${quoted(file.fileName)}"\r\n` +
      `Content-Type: ${file.mime}\r\n\r\n`
    : '';
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(texts.join('') + beforeFile),
    tail: Buffer.from(`${file ? '\r\n' : ''}--${boundary}--\r\n`),
  };
}

function quoted(name: string): string {
  return name.replace(/[^\w.-]/g, '-');
}

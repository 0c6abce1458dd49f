import type { FastifyRequest } from 'fastify';

/** Holds the fields of a query or a body, each of which may come once, several times or as `name[]`. */
export class Form {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name) || this.#values.has(`${name}[]`);
  }

  text(name: string): string | null {
    return this.#values.get(name)?.[0] ?? null;
  }

  /** Returns a list: `ids[]=a&ids[]=b`, `ids[0]=a` and `ids=a,b` are the same. */
  list(name: string): string[] {
    const prefix = `${name}[`;
    return [...this.#values]
      .filter(([key]) => key === name || key.startsWith(prefix))
      .flatMap(([, values]) => values)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '');
  }

  /** Returns a flag, as forms write it. */
  flag(name: string): boolean | null {
    const value = this.text(name);
    return value === null ? null : value === '1' || value === 'true';
  }

  /** Merges the fields of both; the other's win. */
  with(other: Form): Form {
    return new Form(new Map([...this.#values, ...other.#values]));
  }
}

/** Converts a parser's result for a query or a body: JSON, urlencoded or multipart. */
export function toForm(source: unknown): Form {
  if (source === null || typeof source !== 'object') return new Form(new Map());
  const fields = Object.entries(source).filter(([, value]) => value !== null && value !== undefined);
  return new Form(new Map(fields.map(([name, value]) => [name, [value].flat().map(String)])));
}

/** Reads all fields of a call that is no upload; files in it are skipped. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const query = toForm(request.query);
  if (!request.isMultipart()) return query.with(toForm(request.body));
  const values: Record<string, unknown[]> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') part.file.resume();
    else values[part.fieldname] = [...(values[part.fieldname] ?? []), part.value];
  }
  return query.with(toForm(values));
}

/** Closed set of what can be wrong with a template, or come out of it. */
export type TemplateFault =
  | 'no-name'
  | 'unknown-function'
  | 'too-few'
  | 'asks'
  | 'no-response'
  | 'bad-pattern'
  | 'bad-path'
  | 'not-json'
  | 'not-xml'
  | 'not-one-value'
  | 'slow-pattern'
  | 'too-deep'
  | 'too-long';

/** A template that cannot be evaluated. It stays in this folder: outside of it errors are values. */
export class TemplateError extends Error {
  readonly fault: TemplateFault;
  /** The part of the template that it is about. */
  readonly part: string;

  constructor(fault: TemplateFault, part: string, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.fault = fault;
    this.part = part.slice(0, 100);
  }
}

/** What a test does with a page, in whichever browser. */
export interface TestPage {
  open(url: string): Promise<void>;
  /** Evaluates an expression in the page, waits for it if it is a promise, and returns its value by way of JSON. */
  evaluate(expression: string): Promise<unknown>;
  screenshot(path: string): Promise<void>;
}

export interface TestBrowser {
  readonly page: TestPage;
  close(): Promise<void>;
}

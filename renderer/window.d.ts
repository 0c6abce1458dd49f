/** Declares the global object of our pages; the tests' scripts that run in a page see it so, too. */
interface Window {
  /** Set by the preload before any script of the page runs. */
  readonly snapferry: import('../contract/bridge.ts').EncodedBridge;
}

/**
 * Declares globals that both worlds have and that the language itself lacks. The window's world and Node's each declare
 * these in full; only the shared project (tsconfig.shared.json), which has neither, reads this file. Add what both
 * worlds have.
 */
interface File {
  readonly name: string;
}

interface URL {
  readonly hostname: string;
  readonly pathname: string;
  readonly protocol: string;
}

declare var URL: {
  new (address: string): URL;
  canParse(address: string): boolean;
};

declare var TextEncoder: {
  new (): { encode(text: string): Uint8Array };
};

declare var TextDecoder: {
  new (encoding: string, options: { fatal: boolean }): { decode(bytes: Uint8Array): string };
};

export const manifestName: string;
export function bundleFolder(root: string): string;
export function stampOf(path: string): string;
export function findBundle(root: string): { readonly entry: string | null; readonly isStale: boolean };
export function bundleInBackground(root: string): void;

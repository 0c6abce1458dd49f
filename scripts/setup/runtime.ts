/** Describes the Electron that this run uses. */
export interface ElectronRuntime {
  readonly executable: string;
  /** Pinned: the release that ships. Own: named by ELECTRON_OVERRIDE_DIST_PATH. Stand-in: for development and tests. */
  readonly kind: 'pinned' | 'own' | 'stand-in';
}

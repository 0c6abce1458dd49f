/** What the build knows of `i18n/locales/`; made by scripts/texts/vite-plugin.ts. */
declare module 'virtual:catalogues' {
  /** In the order of the tags, English first; each named in itself. */
  export const languages: readonly { readonly tag: string; readonly name: string }[];
  /** By tag: the texts of that language, a chunk of its own. */
  export const loaders: Readonly<
    Record<string, () => Promise<{ readonly default: import('../i18n/index.ts').Catalogue['messages'] }>>
  >;
}

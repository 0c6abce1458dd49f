import { defineConfig } from 'vitepress';

/** The site of the documents: `npm run docs:build` writes it to out/docs, `npm run docs:dev` shows it. */
export default defineConfig({
  title: 'Snapferry',
  description: 'A desktop uploader that plans its uploads, so that every picture arrives.',
  lang: 'en',
  outDir: '../out/docs',
  cacheDir: '../node_modules/.cache/vitepress',
  cleanUrls: true,
  // The documents of those who change Snapferry begin with a README, as all rooms do, and lead into the code.
  rewrites: { 'README.md': 'developers.md', 'adr/README.md': 'adr/index.md' },
  ignoreDeadLinks: [/^\.{1,2}\//, /README/],
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/guide/begin' },
      { text: 'Reference', link: '/reference/command-line' },
      { text: 'Developers', link: '/developers' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Begin', link: '/guide/begin' },
          { text: 'Ways in', link: '/guide/ways-in' },
          { text: 'Hosts', link: '/guide/hosts' },
          { text: 'Link templates', link: '/guide/link-templates' },
          { text: 'Editors', link: '/guide/editors' },
          { text: 'The window in a browser', link: '/guide/browser' },
          { text: 'Settings', link: '/guide/settings' },
          { text: 'Limits', link: '/guide/limits' },
          { text: 'Many machines', link: '/many-machines' },
          { text: 'Words in pictures', link: '/guide/reading' },
          { text: 'Privacy', link: '/guide/privacy' },
          { text: 'Newer versions', link: '/guide/updates' },
          { text: 'Coming from another uploader', link: '/guide/coming-from' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Command line', link: '/reference/command-line' },
          { text: 'Local API', link: '/reference/local-api' },
          { text: 'Errors', link: '/reference/errors' },
        ],
      },
    ],
    // Built into the site; nobody else is asked.
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: 'https://github.com/snapferry/snapferry' }],
  },
});

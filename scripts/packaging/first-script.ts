import type { Plugin } from 'vite';

/**
 * Makes a chunk a script of its own before those of its page, so that it runs while the others are still read. A page's
 * scripts are otherwise one, of which nothing runs before all that it imports is there. Asynchronous: others run in order,
 * and only once the whole document and what it preloads is compiled.
 * @param name of the chunk, which imports nothing
 */
export const firstScript = (name: string): Plugin => ({
  name: 'first-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const preload = new RegExp(
        `<link rel="modulepreload"( crossorigin)? href="([^"]*/${name}-[^"]*)">\\s*`,
      );
      const [line, crossorigin = '', address] = preload.exec(html) ?? [];
      if (line === undefined) return html;
      const script = `<script type="module" async${crossorigin} src="${address}"></script>\n    `;
      return html.replace(line, '').replace('<script type="module"', `${script}<script type="module"`);
    },
  },
});

import type { LinkStyle } from './format-link.ts';

/** How links are written before anything is known of what people chose. */
export const defaultLinkStyle: LinkStyle = { linkForm: 'direct', linkTemplates: [], linkSeparator: '\n' };

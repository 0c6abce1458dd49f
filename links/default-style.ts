import type { LinkStyle } from './write.ts';

/** How links are written before anything is known of what people chose. */
export const defaultLinkStyle: LinkStyle = { linkForm: 'direct', linkTemplates: [], linkSeparator: '\n' };

import type { LinkStyle } from './format-link.ts';

/** Default link style, for use before the settings are known. */
export const defaultLinkStyle: LinkStyle = { linkForm: 'direct', linkTemplates: [], linkSeparator: '\n' };

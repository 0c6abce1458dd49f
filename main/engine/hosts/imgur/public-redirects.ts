/** Redirects of a public link that are followed. */
export const maxRedirects = 3;

/** Whether this is where Imgur sends everyone who asks for what is gone. */
export const isRemovedPicture = (url: URL): boolean => url.pathname === '/removed.png';

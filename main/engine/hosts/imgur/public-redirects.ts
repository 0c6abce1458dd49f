/** True for the address to which Imgur redirects everything that is gone. */
export const isRemovedPicture = (url: URL): boolean => url.pathname === '/removed.png';

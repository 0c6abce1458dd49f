/**
 * Base of the URLs of pictures and thumbnails: a scheme of the app's own, unless the page names another one, as that for
 * browsers does.
 */
export const resourceBase = document.documentElement.dataset.resources ?? 'snapferry://';

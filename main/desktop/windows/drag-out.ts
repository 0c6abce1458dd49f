import { type NativeImage, nativeImage, type WebContents } from 'electron';

const iconPixels = 64;

/** Starts a system drag of files, as if they came out of a file manager. */
export function dragFiles(page: WebContents, paths: readonly string[], iconFile: string): void {
  const [first] = paths;
  if (first === undefined) return;
  page.startDrag({ file: first, files: [...paths], icon: iconOf(first, iconFile) });
}

/** Returns the drag icon: the picture itself where the system can show it so fast, else the app's icon. */
function iconOf(file: string, iconFile: string): NativeImage {
  const picture = nativeImage.createFromPath(file);
  const icon = picture.isEmpty() ? nativeImage.createFromPath(iconFile) : picture;
  return icon.resize({ height: iconPixels });
}

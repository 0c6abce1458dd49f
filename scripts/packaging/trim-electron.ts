import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** What electron-builder's `afterPack` is told of. */
interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
}

/**
 * What Electron brings for pictures in three dimensions where there is no graphics card (SwiftShader, Vulkan): our pages
 * draw in two, and are composed without them.
 */
const threeDimensional =
  /^(libvk_swiftshader\.so|libvulkan\.so\.1|vk_swiftshader\.dll|vulkan-1\.dll|vk_swiftshader_icd\.json)$/;

const notices = 'LICENSES.chromium.html';

/**
 * Removes from the packaged Electron what the app never uses. On macOS all of this is inside of a signed framework, and
 * stays.
 */
export default async function trimElectron({ appOutDir, electronPlatformName }: Packed): Promise<void> {
  if (electronPlatformName === 'darwin') return;
  const inside = (...parts: string[]) => join(appOutDir, ...parts);
  for (const name of await readdir(appOutDir)) if (threeDimensional.test(name)) await rm(inside(name));
  // Electron-builder takes Latin America's Spanish for a kind of ours, which it is not.
  await rm(inside('locales', 'es-419.pak'), { force: true });
  // Browsers and file managers open it all the same.
  await writeFile(
    inside(`${notices}.gz`),
    await promisify(gzip)(await readFile(inside(notices)), { level: 9 }),
  );
  await rm(inside(notices));
}

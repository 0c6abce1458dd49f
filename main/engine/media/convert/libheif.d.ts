/** The part of libheif's bindings that is used here; the package has no types under this name. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  /** Opaque numbers of the library's own enumerations and handles. */
  type Handle = object;

  interface Plane {
    readonly id: Handle;
    readonly width: number;
    readonly height: number;
    readonly stride: number;
    readonly data: Uint8Array;
  }

  interface Decoded {
    /** The picture itself, to be released. */
    readonly image: Handle;
    readonly channels: readonly Plane[];
  }

  interface Picture {
    readonly handle: Handle;
    is_primary(): boolean;
    free(): void;
  }

  interface Decoder {
    readonly decoder: { delete(): void };
    /** All pictures of the file that are shown for themselves; none where it cannot be read. */
    decode(file: Uint8Array): Picture[];
  }

  interface Libheif {
    readonly ready: Promise<unknown>;
    readonly HeifDecoder: new () => Decoder;
    readonly heif_colorspace: Record<'heif_colorspace_YCbCr' | 'heif_colorspace_RGB', Handle>;
    readonly heif_chroma: Record<'heif_chroma_420' | 'heif_chroma_interleaved_RGBA', Handle>;
    readonly heif_channel: Record<
      'heif_channel_Y' | 'heif_channel_Cb' | 'heif_channel_Cr' | 'heif_channel_interleaved',
      Handle
    >;
    /** What went wrong has a code in place of pictures. */
    heif_js_decode_image2(
      picture: Handle,
      colours: Handle,
      chroma: Handle,
    ): Promise<Decoded | { readonly code: unknown }> | Decoded | { readonly code: unknown };
    heif_image_release(image: Handle): void;
  }
  /** Makes an instance with memory of its own. */
  export default function createLibheif(): Libheif;
}

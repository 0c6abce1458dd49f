/** The parts that we use of Tesseract's programming interface, compiled to WebAssembly; the package has no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export interface TesseractApi {
    /** @returns 0, or -1 where data is missing or broken */
    Init(dataPath: string | null, languages: string, engineMode: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Takes the file `/input`. @returns 0; 1 where it cannot be read */
    SetImageFile(exifOrientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    ClearAdaptiveClassifier(): void;
    Clear(): void;
    End(): void;
  }
  export interface TesseractModule {
    readonly FS: {
      /** `canOwn`: the data is kept as it is, and nobody else uses it from now on. */
      writeFile(path: string, data: Uint8Array, options?: { readonly canOwn: boolean }): void;
      unlink(path: string): void;
    };
    readonly TessBaseAPI: new () => TesseractApi;
  }
  export default function load(options: {
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
  }): Promise<TesseractModule>;
}

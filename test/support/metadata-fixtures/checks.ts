import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { ffmpeg, marker, type Tags } from './tools.ts';

/** Tags that are allowed in sent files: how the picture is stored, how it is to be drawn, and what the file is. */
const drawing = [
  /^(SourceFile|ExifTool|System|Composite|File):/,
  /^JFIF:/,
  /^ICC[-_]/,
  /^(IFD\d+|SubIFD\d*|ExifIFD|InteropIFD):(Orientation|ColorSpace|InteropIndex)$/,
  /^IFD\d+:(SubfileType|OldSubfileType|Image(Width|Height)|BitsPerSample|Compression|PhotometricInterpretation|Strip\w+|RowsPerStrip|SamplesPerPixel|PlanarConfiguration|[XY]Resolution|ResolutionUnit|Predictor|SampleFormat|ExtraSamples|Tile\w+|JPEGTables|PageNumber|YCbCr\w+|ReferenceBlackWhite|FillOrder|T4Options|T6Options)$/,
  // exiftool's name for the picture itself where its stripe is a JPEG.
  /^IFD0:PreviewImage(Start|Length)?$/,
  /^PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|ProfileName|Palette|Transparency|SRGBRendering|Gamma|WhitePoint[XY]|RedX|RedY|GreenX|GreenY|BlueX|BlueY|BackgroundColor|SignificantBits|AnimationFrames|AnimationPlays)$/,
  /^PNG-(pHYs|cICP):/,
  /^PNG:Pixel/,
  /^GIF:(GIFVersion|ImageWidth|ImageHeight|HasColorMap|ColorResolutionDepth|BitsPerPixel|BackgroundColor|AnimationIterations|FrameCount|Duration|TransparentColor|PixelAspectRatio)$/,
  /^RIFF:(VP8|WebP|ImageWidth|ImageHeight|HorizontalScale|VerticalScale|Alpha\w+|AnimationLoopCount|BackgroundColor|FrameCount|Duration)/,
  /^RIFF:(FrameRate|MaxDataRate|Stream(Count|Type)|Video(Codec|FrameRate|FrameCount)|Quality|SampleSize|Audio(Codec|SampleRate|SampleCount)|Encoding|NumChannels|SampleRate|AvgBytesPerSec|BitsPerSample|TotalFrameCount|RIFF_(AVI|Stream)Header_0x\w+|Unknown_(vprp|JUNK|indx))$/,
  /^Adobe:|^APP14:(DCTEncodeVersion|APP14Flags\d|ColorTransform)$/,
  /^(QuickTime|Track\d+):(MajorBrand|MinorVersion|CompatibleBrands|MediaDataSize|MediaDataOffset|MovieHeaderVersion|(Create|Modify|TrackCreate|TrackModify|MediaCreate|MediaModify)Date|TimeScale|Duration|Preferred\w+|MatrixStructure|Preview\w+|PosterTime|Selection\w+|CurrentTime|NextTrackID|Track(HeaderVersion|ID|Duration|Layer|Volume)|Image(Width|Height)|MediaHeaderVersion|MediaTimeScale|MediaDuration|MediaLanguageCode|Handler\w+|GraphicsMode|OpColor|CompressorID|SourceImage(Width|Height)|[XY]Resolution|BitDepth|PixelAspectRatio|ColorProfiles|ColorPrimaries|TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag|VideoFrameRate|VendorID|Balance|Audio\w+|BufferSize|PurchaseFileFormat|LayoutFlags|QuickTime_ChannelLayout\w+|MaxBitrate|AverageBitrate|SequenceNumber|Movie\w*|ClipRegion|CleanApertureDimensions|ProductionApertureDimensions|EncodedPixelsDimensions|Unknown_(edts|btrt|mvex|mfra|stts|stsc|stsz|stco|ctts|stss|sgpd|sbgp|sdtp|elst|avcC|esds|url|vmhd|smhd|free|wide|mfro|tfra|trex|tfhd|tfdt|trun|avc1|mp4a)\w*|(SampleTo|TimeTo|SyncSample|Sample|Chunk|Composition|Decode|EditList|AVC|Media|Padding|Wide|Free|ID)\w*)$/,
  /^(Matroska|Track\d+):(EBML\w+|DocType\w*|Seek(ID|Position)|TimecodeScale|Duration|TimeCode|Cue\w+|Track(Number|UID|Lacing|Language|Default|Type)|Codec(ID|Private|Delay)|SeekPreRoll|VideoFrameRate|ImageWidth|ImageHeight|VideoScanType|Audio(Channels|SampleRate|BitsPerSample)|DisplayUnit|CRC-32|Matroska_0x\w+)$/,
];

/** Returns the names of tags that must not be in sent files. */
export function unexpectedTags(tags: Tags): string[] {
  return Object.entries(tags).flatMap(([name, value]) => {
    const isEmptyTime = /Date$/.test(name) && String(value).startsWith('0000:00:00');
    const isTime = /(Create|Modify)Date$/.test(name);
    // A Matroska must name its writer, even if by an empty text.
    const isEmptyApp =
      /^Matroska:(Muxing|Writing)App$/.test(name) && String(value).replaceAll('\0', '') === '';
    const isKnown = isEmptyApp || name === 'SourceFile' || drawing.some((words) => words.test(name));
    return isKnown && (!isTime || isEmptyTime || /^(ICC|System|File)/.test(name))
      ? []
      : [`${name}: ${String(value)}`];
  });
}

/** Whether the file contains one of the texts that every tag was given, in any of the usual encodings. */
export function hasMarker(bytes: Buffer): boolean {
  const wide = Buffer.from(marker, 'utf16le');
  return bytes.includes(marker) || bytes.includes(wide) || bytes.includes(Buffer.from(wide).swap16());
}

/** Hashes all decoded pixels of all pages, as stored, with what is needed to draw them right. */
export async function pixelsOf(path: string): Promise<string> {
  // ffmpeg decodes what sharp does not, videos with their sound.
  if (!/\.(jpg|png|gif|webp|tiff)$/.test(path.replace(/\.clean$/, '')))
    return ffmpeg('-copyts', '-i', path, '-map', '0:v', '-map', '0:a?', '-f', 'framemd5', '-');
  const hash = createHash('sha256');
  const { pages: all = 1, orientation = 1, icc, delay, loop } = await sharp(path).metadata();
  // The other pages of a pyramid are smaller copies, which are removed.
  const pages = path.includes('pyramid') ? 1 : all;
  for (let page = 0; page < pages; page++) {
    const { data, info } = await sharp(path, { page }).raw().toBuffer({ resolveWithObject: true });
    hash.update(`${info.width} ${info.height} ${info.channels}`).update(data);
  }
  const profile = icc ? createHash('sha256').update(icc).digest('hex') : 'none';
  return `${hash.digest('hex')} ${pages} ${orientation} ${profile} ${delay} ${loop}`;
}

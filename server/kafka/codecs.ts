import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import kafkajs from 'kafkajs';
import { compressFrame, decompressFrame } from 'lz4-napi';
import { compress, uncompress } from 'snappy';

// A named import of CompressionCodecs is not found by Node in this CommonJS package.
const { CompressionCodecs, CompressionTypes } = kafkajs;

/** Java clients wrap snappy in blocks of their own: this header, then length and block in turn. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const XERIAL_HEADER_BYTES = 16;

type Encoder = { buffer: Buffer };

/** kafkajs itself reads gzip only, and a batch in another compression would end its consumer. */
export function registerCodecs(): void {
  const zip = promisify(zstdCompress);
  const unzip = promisify(zstdDecompress);
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: ({ buffer }: Encoder) => compress(buffer),
    decompress: unsnappy,
  });
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: ({ buffer }: Encoder) => compressFrame(buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: Encoder) => zip(buffer),
    decompress: (buffer: Buffer) => unzip(buffer),
  });
}

async function unsnappy(buffer: Buffer): Promise<Buffer> {
  if (!buffer.subarray(0, XERIAL.length).equals(XERIAL)) return unsnappyBlock(buffer);
  const blocks: Buffer[] = [];
  for (let at = XERIAL_HEADER_BYTES; at < buffer.length; ) {
    const end = at + 4 + buffer.readUInt32BE(at);
    blocks.push(await unsnappyBlock(buffer.subarray(at + 4, end)));
    at = end;
  }
  return Buffer.concat(blocks);
}

async function unsnappyBlock(block: Buffer): Promise<Buffer> {
  const plain = await uncompress(block, { asBuffer: true });
  return typeof plain === 'string' ? Buffer.from(plain) : plain;
}

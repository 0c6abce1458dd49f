import { startS3 } from '../../test/support/s3-server.ts';

// A server of S3 in a process of its own, as a real one has: it verifies each signature, and tells its parent what it has.

const { port, region, bucket, accessKeyId, secret, objects, log } = await startS3({ atEnd: () => {} });
process.on('message', () => {
  // The check of a new host asks once for what it has deleted.
  const refused = log.filter((line) => line.startsWith('PUT ') && line.split(' ').length > 2).length;
  process.send?.({ objects: objects.size, refused });
});
process.send?.({ port, region, bucket, accessKeyId, secret });

/**
 * The binary container of the browser's files (docs/architecture.md, "The browser's files").
 *
 * Little endian: "CTL1", u32 header length in bytes, header JSON (UTF-8, space padded), arrays.
 * Nothing is copied: every array is a view on the fetched buffer.
 */

const MAGIC = "CTL1";
const PREFIX_BYTES = 8;

const ARRAY_TYPES = Object.freeze({
  u1: Uint8Array,
  u2: Uint16Array,
  u4: Uint32Array,
  i4: Int32Array,
  f4: Float32Array,
});

/** A file that is not what it should be; the message says what was wrong and where. */
export class ContainerError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "ContainerError";
  }
}

/**
 * @typedef {object} Container
 * @property {Record<string, any>} header the header without its `arrays` member
 * @property {Record<string, Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array>} arrays
 */

/**
 * Decode one container.
 *
 * @param {ArrayBuffer} buffer the whole file
 * @param {string[]} [required] names of arrays that must be there
 * @returns {Container}
 * @throws {ContainerError} if the file is malformed, cut short, or lacks a required array
 */
export function decodeContainer(buffer, required = []) {
  const header = readHeader(buffer);
  const { arrays: specs, ...rest } = header;
  if (specs === null || typeof specs !== "object") throw new ContainerError("header has no arrays");
  const arrays = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, viewArray(buffer, name, spec)]),
  );
  const missing = required.filter((name) => !(name in arrays));
  if (missing.length > 0) throw new ContainerError(`missing arrays: ${missing.join(", ")}`);
  return { header: rest, arrays };
}

/** @param {ArrayBuffer} buffer */
function readHeader(buffer) {
  if (buffer.byteLength < PREFIX_BYTES) throw new ContainerError("file is shorter than its prefix");
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, MAGIC.length));
  if (magic !== MAGIC) throw new ContainerError("file does not start with CTL1");
  const headerBytes = new DataView(buffer).getUint32(MAGIC.length, true);
  if (PREFIX_BYTES + headerBytes > buffer.byteLength) {
    throw new ContainerError("header runs past the end of the file");
  }
  const text = new TextDecoder("utf-8").decode(new Uint8Array(buffer, PREFIX_BYTES, headerBytes));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContainerError(`header is not JSON: ${error.message}`);
  }
}

/**
 * @param {ArrayBuffer} buffer
 * @param {string} name
 * @param {{dtype: string, offset: number, length: number}} spec
 */
function viewArray(buffer, name, spec) {
  const ArrayType = ARRAY_TYPES[spec?.dtype];
  if (ArrayType === undefined) throw new ContainerError(`array ${name}: unknown dtype ${spec?.dtype}`);
  const { offset, length } = spec;
  if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 0) {
    throw new ContainerError(`array ${name}: bad offset or length`);
  }
  if (offset % ArrayType.BYTES_PER_ELEMENT !== 0) {
    throw new ContainerError(`array ${name}: offset ${offset} is not aligned`);
  }
  if (offset + length * ArrayType.BYTES_PER_ELEMENT > buffer.byteLength) {
    throw new ContainerError(`array ${name} runs past the end of the file`);
  }
  return new ArrayType(buffer, offset, length);
}

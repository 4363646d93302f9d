// The Python that reads a compressed model (compressed.ts says how it lies in the file).
export const pythonReader = `\
"""Reads a compressed model of the Downhill playground: the float32 tensors it computes with, by name.

    from read_compressed import load_compressed
    model.load_state_dict({name: torch.from_numpy(t) for name, t in load_compressed("model.safetensors").items()})

Needs numpy only.
"""

import json
import sys

import numpy as np

TYPES = {"F32": "<f4", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1"}


def load_parts(path):
    """The tensors as they lie in the file, and its metadata."""
    with open(path, "rb") as file:
        content = file.read()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    body = content[8 + length :]
    parts = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        parts[name] = np.frombuffer(body[start:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return parts, metadata


def unpack(packed, bits, count):
    """Numbers of so many bits each, the lowest bit of a byte first."""
    flat = np.unpackbits(packed, bitorder="little")[: count * bits].reshape(count, bits)
    return (flat.astype(np.int64) << np.arange(bits)).sum(1)


def load_compressed(path):
    parts, metadata = load_parts(path)
    tensors = {}
    places = {"scale": 0, "zero": 0, "codebook": 0, "mask": 0}
    mask = np.unpackbits(parts["mask"], bitorder="little").astype(bool) if "mask" in parts else None

    def take(part, count, whole):
        start = places[part]
        places[part] += count
        return whole[start : start + count]

    shared = {"scale", "zero", "codebook", "mask"}
    for line in filter(None, metadata.get("tensors", "").split(";")):
        name, sizes, *numbers = line.split(" ")
        bits, scales, centres, sparse = map(int, numbers)
        shape = [int(size) for size in sizes.split("x")]
        count = int(np.prod(shape))
        keep = take("mask", count, mask) if sparse else np.ones(count, bool)
        scale = take("scale", scales, parts["scale"]) if scales else None
        zero = take("zero", scales, parts["zero"]) if scales and "zero" in parts else None
        codebook = take("codebook", centres, parts["codebook"]) if centres else None
        packed = f"{name}.q" in parts
        key = f"{name}.q" if packed else f"{name}.values" if sparse else name
        shared.add(key)
        stored = parts[key].reshape(-1)
        values = np.zeros(count, np.float32 if bits == 32 else np.int64)
        values[keep] = unpack(stored, bits, int(keep.sum())) if packed else stored
        if codebook is not None:
            values = codebook[values]
        elif scale is not None:
            if packed:  # counted from the lowest level
                values = values - 2 ** (bits - 1) + (zero is None)
            values = values.reshape(scales, -1)
            offset = 0 if zero is None else zero[:, None].astype(np.int64)
            values = ((values - offset).astype(np.float32) * scale[:, None]).reshape(-1)
        tensors[name] = np.where(keep, values, np.float32(0)).astype(np.float32).reshape(shape)
    for name, part in parts.items():
        if name not in shared:
            tensors[name] = part.astype(np.float32)
    return tensors


if __name__ == "__main__":
    for name, tensor in load_compressed(sys.argv[1]).items():
        print(f"{name} {list(tensor.shape)}: {np.count_nonzero(tensor)} of {tensor.size} are not 0")
`;

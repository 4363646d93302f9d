"""Surfaces written down by themselves, and PyTorch's optimizers walking on them: the judge of the racers.

Reads jobs from standard input; writes, for each, the path (x, y before every step, up to the last finite place) in double precision.
"""

import json
import math
import sys

import torch

torch.set_num_threads(1)


def bowl(x, y, k, angle):
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return 0.5 * (c * x + s * y) ** 2 + 0.5 * k * (c * y - s * x) ** 2


def regression(x, y, points):
    xs, ys = torch.tensor(points, dtype=torch.float64).T
    return ((x * xs + y - ys) ** 2).mean()


SURFACES = {
    "bowl": bowl,
    "noisy-bowl": bowl,
    "saddle": lambda x, y: 0.5 * x * x - 0.5 * y * y,
    "monkey-saddle": lambda x, y: x**3 - 3 * x * y**2,
    "rosenbrock": lambda x, y, a, b: (a - x) ** 2 + b * (y - x**2) ** 2,
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "beale": lambda x, y: sum((c - x * (1 - y**n)) ** 2 for n, c in ((1, 1.5), (2, 2.25), (3, 2.625))),
    "rastrigin": lambda x, y, a: 2 * a + sum(u * u - a * torch.cos(2 * math.pi * u) for u in (x, y)),
    "ackley": lambda x, y: 20
    + math.e
    - 20 * torch.exp(-0.2 * torch.sqrt((x * x + y * y) / 2))
    - torch.exp((torch.cos(2 * math.pi * x) + torch.cos(2 * math.pi * y)) / 2),
    "styblinski-tang": lambda x, y: sum(u**4 - 16 * u**2 + 5 * u for u in (x, y)) / 2,
    "ravine": lambda x, y, k: 0.5 * k * (y - torch.sqrt(x * x + 0.25)) ** 2 + (x - 3) ** 2 / 10,
    "cliff": lambda x, y, k: 5 - 5 * torch.tanh(k * x) + (x - 2) ** 2 / 20 + y * y / 10,
    "regression": regression,
    # The reader's own: 'log(1+x²) + sin(2x−y)² + 2^(−x) √(y²+1) + max(x y, −3)/4'
    "formula": lambda x, y: torch.log(1 + x**2)
    + torch.sin(2 * x - y) ** 2
    + 2**-x * torch.sqrt(y**2 + 1)
    + torch.clamp(x * y, min=-3) / 4,
}


def walk(job):
    exec(job["source"], globals())
    place = torch.nn.Parameter(torch.tensor(job["start"], dtype=torch.float64))
    params = [place]
    optimizer = eval(job["constructor"])
    surface = SURFACES[job["surface"]]
    path = []
    for step, lr in enumerate(job["rates"]):
        path.append(place.tolist())
        if not all(map(math.isfinite, path[-1])):
            return path[:-1]
        optimizer.param_groups[0]["lr"] = lr
        optimizer.zero_grad()
        values = dict(job["values"])
        if "batches" in job:
            values["points"] = job["batches"][step]
        surface(place[0], place[1], **values).backward()
        if job["clip"] > 0:
            torch.nn.utils.clip_grad_norm_(params, job["clip"])
        if job["decayByHand"]:
            place.data.mul_(1 - lr * job["weightDecay"])
        optimizer.step()
    return path


json.dump([walk(job) for job in json.load(sys.stdin)], sys.stdout)

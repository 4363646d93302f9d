"""Runs exported programs in one process (or one process group, under torchrun): importing torch takes longer than them.

driver.py jobs.json results.json: reads [{"folder": …, "steps": …}, …], writes one list of losses for each job.
"lr" in a job, {"40": 0.3}, is a learning rate set from outside when so many steps are made, as a slider would.
"""

import importlib.util
import json
import os
import sys

import torch
import torch.distributed as dist

torch.set_num_threads(1)


def losses(folder, steps, lr=()):
    # A fresh module every time: the program's settings change while it runs.
    spec = importlib.util.spec_from_file_location("train", f"{folder}/train.py")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    if lr:
        rates = [(int(step), rate) for step, rate in lr.items()]
        program.learning_rate = lambda step: [rate for start, rate in rates if start <= step][-1]
    return program.train(steps)[0]


jobs, results = sys.argv[1:]
together = "WORLD_SIZE" in os.environ
if together:
    dist.init_process_group("gloo")
with open(jobs) as file:
    answers = [losses(**job) for job in json.load(file)]
if not together or dist.get_rank() == 0:
    with open(results, "w") as file:
        json.dump(answers, file)
if together:
    dist.destroy_process_group()

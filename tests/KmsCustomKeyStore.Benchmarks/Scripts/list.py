# The whole list by boto3's paginator, in a process that has asked for a few pages already.
import os
import statistics
import sys
import time

import boto3

limit = int(sys.argv[1])
client = boto3.client("kms")


def pages():
    return client.get_paginator("describe_custom_key_stores").paginate(PaginationConfig={"PageSize": limit})


def one_page():
    begin = time.perf_counter()
    next(iter(pages()))
    return time.perf_counter() - begin


# Not by getrusage, which on Linux begins with the memory of the process that started this one.
def peak():
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    return 0


for _ in range(30):
    one_page()
page = statistics.median(one_page() for _ in range(15))

count = 0
first = 0
begin = time.perf_counter()
for answer in pages():
    for store in answer["CustomKeyStores"]:
        if count == 0:
            first = time.perf_counter() - begin
        count += 1
total = time.perf_counter() - begin

print(f"page={page * 1000}", f"count={count}", f"first={first * 1000}", f"total={total * 1000}", f"peak={peak()}", sep="\n")

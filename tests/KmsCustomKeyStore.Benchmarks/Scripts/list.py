# The whole list by boto3's paginator, in a process that has asked for a few pages already.
import resource
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

# Kibibytes everywhere but on macOS, where it is bytes.
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(f"page={page * 1000}", f"count={count}", f"first={first * 1000}", f"total={total * 1000}", f"peak={peak}", sep="\n")

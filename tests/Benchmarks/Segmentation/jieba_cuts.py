"""Cuts texts with Debian's python3-jieba and times it.

usage: /usr/bin/python3 jieba_cuts.py ROUNDS < TEXTS      a line is a text as a JSON string
Writes, for each text, the lengths of its tokens in UTF-16 units as a JSON array; then {"load", "rounds"} in seconds, rounds in seconds of processor time.
"""
import json, sys, time
import jieba

assert jieba.__version__ == '0.42.1', jieba.__version__
jieba.setLogLevel(60)
texts = [json.loads(line) for line in sys.stdin]
start = time.perf_counter()
jieba.initialize()
load = time.perf_counter() - start
rounds = []
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    for text in texts:
        for token in jieba.cut(text):
            pass
    rounds.append(time.process_time() - start)
for text in texts:
    print(json.dumps([len(token) + sum(c > '\uffff' for c in token) for token in jieba.cut(text)]))
print(json.dumps({'load': load, 'rounds': rounds}))

-- Addresses from a file, by turns; with "fresh" each is asked for once alone, so that no cache has it.
local addresses, number, seats = {}, 0, 0

function setup(thread)
  thread:set("seat", seats)
  seats = seats + 1
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    addresses[#addresses + 1] = line
  end
  fresh = arguments[2] == "fresh"
  number = seat * 7919
end

function request()
  number = number + 1
  local address = addresses[number % #addresses + 1]
  if fresh then
    address = address .. "&fresh=" .. seat .. "." .. number
  end
  return wrk.format("GET", address)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

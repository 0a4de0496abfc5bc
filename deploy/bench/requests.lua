-- Requests for wrk. After "--": kind, number of loaded cases, first serial, run, file of the token ("-" for none), file of the body.
local threads = 0

function setup(thread)
  thread:set("thread_nr", threads)
  threads = threads + 1
  thread:set("thread_total", 2)
end

local kind, cases, serial, run, body
local headers = {}

local function content(file)
  local open = assert(io.open(file, "r"))
  local text = open:read("*a")
  open:close()
  return text
end

function init(args)
  kind, cases, run = args[1], tonumber(args[2]), args[4]
  serial = tonumber(args[3]) + thread_nr
  math.randomseed(serial * 7919 + 17)
  if args[5] ~= "-" then headers["Authorization"] = "Bearer " .. content(args[5]) end
  if kind == "concern" then
    headers["Content-Type"] = "application/json"
    body = content(args[6])
  else
    headers["Access-Purpose"] = "TRIAGE"
  end
end

-- The next number of the range never issued (999) whose check digit exists: each concern is about a child nobody has met.
local function nhs_number()
  while true do
    serial = serial + thread_total
    local nine = string.format("999%06d", serial % 1000000)
    local sum = 0
    for i = 1, 9 do sum = sum + (11 - i) * tonumber(nine:sub(i, i)) end
    local check = (11 - sum % 11) % 11
    if check ~= 10 then return nine .. check end
  end
end

local function letters(number)
  local text = ""
  repeat
    text = string.char(97 + number % 26) .. text
    number = math.floor(number / 26)
  until number == 0
  return "Q" .. text
end

local function case_id()
  return string.format("00000000-0000-7000-8000-%012x", math.random(cases))
end

local paths = {
  ["bare-row"] = function() return "/bench/read/" .. case_id() end,
  ["bare-row-token"] = function() return "/bench/me-read/" .. case_id() end,
  ["bare-case"] = function() return "/bench/read-whole/" .. case_id() end,
  ["bare-list"] = function() return "/bench/list" end,
  ["case"] = function() return "/v1/cases/" .. case_id() end,
  ["list"] = function() return "/v1/cases?limit=50" end,
}

local function concern()
  local number = nhs_number()
  local values = { nhsNumber = number, family = letters(serial), child = letters(serial * 31 % 1000003), run = run .. number }
  headers["Idempotency-Key"] = "bench-" .. run .. "-" .. number
  return wrk.format("POST", "/v1/concerns", headers, (body:gsub("{(%a+)}", values)))
end

function request()
  if kind == "concern" then return concern() end
  return wrk.format("GET", paths[kind](), headers)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.3f,"p50Ms":%.3f,"p99Ms":%.3f,"bytes":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, summary.bytes,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

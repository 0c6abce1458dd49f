/**
 * Keeps pictures that one machine lets others upload. `offers` holds what is told of each, sealed, with the machines that
 * cannot take it; `offered` until when it stands unless it is prolonged; `results` what came of those that others have
 * sent, sealed, and `kept` until when. Who sends is decided by the claims of the other scripts.
 *
 * An offer is announced on a channel to which only machines listen that take pictures: their number is the answer.
 */
export const offersScript = `
local request = cjson.decode(ARGV[1])
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local keys = { book = KEYS[1], leases = KEYS[2], expiry = KEYS[3], claims = KEYS[6], sent = KEYS[7], offers = KEYS[8], offered = KEYS[9],
  results = KEYS[10], kept = KEYS[11] }

local function forget(hash, times)
  for _, claim in ipairs(redis.call('ZRANGEBYSCORE', times, '-inf', now, 'LIMIT', 0, 200)) do
    redis.call('HDEL', hash, claim)
    redis.call('ZREM', times, claim)
  end
end
forget(keys.offers, keys.offered)
forget(keys.results, keys.kept)

local function drop(hash, times, claims)
  for _, claim in ipairs(claims or {}) do
    redis.call('HDEL', hash, claim)
    redis.call('ZREM', times, claim)
  end
end
drop(keys.offers, keys.offered, request.drop)
drop(keys.results, keys.kept, request.heard)

for claim, sealed in pairs(request.put or {}) do
  if not redis.call('ZSCORE', keys.sent, claim) then
    redis.call('HSET', keys.offers, claim, cmsgpack.pack({ sealed = sealed, unable = {} }))
    redis.call('ZADD', keys.offered, now + request.lease, claim)
  end
end
for _, claim in ipairs(request.unable or {}) do
  local packed = redis.call('HGET', keys.offers, claim)
  if packed then
    local offer = cmsgpack.unpack(packed)
    offer.unable[request.machine] = true
    redis.call('HSET', keys.offers, claim, cmsgpack.pack(offer))
  end
end

-- The machine that holds a claim under a lease, which ends the claim with it. Nobody may have called since it was over.
local function holderOf(claim)
  local holder = redis.call('HGET', keys.claims, claim)
  if not holder or tonumber(redis.call('ZSCORE', keys.expiry, holder) or 0) <= now then return nil end
  local packed = redis.call('HGET', keys.leases, holder)
  return packed and cmsgpack.unpack(packed).machine or nil
end
local function nameOf(machine)
  local packed = redis.call('HGET', keys.book, 'm:' .. machine)
  return packed and cmsgpack.unpack(packed).name or machine
end

local told = { missing = {}, taken = {}, results = {}, unable = 0, takers = 0, open = {} }
for _, claim in ipairs(request.own or {}) do
  local result = redis.call('HGET', keys.results, claim)
  local packed = not result and redis.call('HGET', keys.offers, claim)
  if result then
    told.results[claim] = result
  elseif packed then
    redis.call('ZADD', keys.offered, now + request.lease, claim)
    local unable = 0
    for _ in pairs(cmsgpack.unpack(packed).unable) do unable = unable + 1 end
    if unable > told.unable then told.unable = unable end
  elseif not redis.call('ZSCORE', keys.sent, claim) then
    told.missing[#told.missing + 1] = claim
  end
  local holder = holderOf(claim)
  if holder and holder ~= request.machine then told.taken[claim] = nameOf(holder) end
end
if request.channel and (request.own or request.put) then
  told.takers = redis.call('PUBLISH', request.channel, '1')
end

if request.list then
  local claims = redis.call('ZRANGEBYSCORE', keys.offered, now, '+inf', 'LIMIT', request.list.from, request.list.most)
  told.next = #claims == request.list.most and request.list.from + #claims or nil
  for _, claim in ipairs(claims) do
    local packed = redis.call('HGET', keys.offers, claim)
    local offer = packed and cmsgpack.unpack(packed)
    if offer and not offer.unable[request.machine] and not holderOf(claim) then
      told.open[#told.open + 1] = { claim, offer.sealed }
    end
  end
end
return cjson.encode(told)
`;

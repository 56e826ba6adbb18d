-- One report after the other over each connection, every one with a submission id of its own.
-- Arguments: the path, and a word no other run uses.
local sent, path, word = 0, "", ""
local headers = { ["Content-Type"] = "application/json" }

function init(args)
  path, word = args[1], args[2]
  math.randomseed(tonumber(string.sub(word, 1, 7), 16))
end

function request()
  sent = sent + 1
  local id = word .. "-" .. sent
  local body = string.format(
    '{"idPengiriman":"%s","uraian":"Lampu jalan padam sejak kemarin malam. [%s]","lat":%.6f,"lon":%.6f}',
    id, id, -6.2 + (math.random() - 0.5) * 0.04, 106.83 + (math.random() - 0.5) * 0.04)
  return wrk.format("POST", path, headers, body)
end

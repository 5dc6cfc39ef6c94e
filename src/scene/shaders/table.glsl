const vec2 TABLE_SIZE = vec2(96.0, 96.0); // of each half of a sky's table, as SkyTables makes it

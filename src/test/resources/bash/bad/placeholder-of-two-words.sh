psql -c <your query>
